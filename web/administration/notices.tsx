import { viewAs } from '../api/session.ts'
import { queryClient } from '../state/queries.ts'
import { learnSession, session } from '../state/session.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icons.tsx'
import { route } from './route.ts'
import { useSending } from './use-sending.ts'

/** What stands over every page: that nothing can be changed now, or that something must be done first. */
export function Notices() {
  const t = useText()
  const person = useStore(session, (state) => state.person)
  const page = useStore(route, (state) => state.page)
  if (person?.viewAs) return <Projector role={t(`names.role.${person.viewAs}`).toLowerCase()} />
  // There it stands beside what to do about it.
  if (!person?.needsSecondFactor || page === 'account') return null
  return (
    <p className="page-notice">
      <Icon name="info" size={18} />
      <span>{t('administration.needsSecondFactor')}</span>
    </p>
  )
}

function Projector({ role }: { role: string }) {
  const t = useText()
  const { isSending, send } = useSending()
  const end = () =>
    send(async () => {
      await viewAs(null)
      await learnSession()
      await queryClient.invalidateQueries()
    })
  return (
    <div className="page-notice">
      <Icon name="info" size={18} />
      <span>{t('administration.projector', { role })}</span>
      <Button isDisabled={isSending} onPress={() => void end()}>
        {t('administration.endProjector')}
      </Button>
    </div>
  )
}
