import { viewAs } from '../api/session.ts'
import { queryClient } from '../state/queries.ts'
import { learnSession, session } from '../state/session.ts'
import { say } from '../state/toasts.ts'
import { useStore } from '../state/use-store.ts'
import { tellWindows } from '../state/windows.ts'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icons.tsx'
import { useFailureWords } from './failure-words.ts'
import { Link } from './link.tsx'
import { comeAgain, route } from './route.ts'
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
    <div className="page-notice">
      <Icon name="info" size={18} />
      <span>{t('administration.needsSecondFactor')}</span>
      <Link to={{ page: 'account' }} className="button">
        {t('administration.setSecondFactor')}
      </Link>
    </div>
  )
}

function Projector({ role }: { role: string }) {
  const t = useText()
  const words = useFailureWords()
  const { isSending, send } = useSending()
  const end = async () => {
    const isEnded = await send(async () => {
      try {
        await viewAs(null)
        tellWindows()
        await learnSession()
        await queryClient.invalidateQueries()
      } catch (error) {
        say(words(error), { tone: 'bad' })
        throw error
      }
    })
    // The button has gone, and the page may be another.
    if (isEnded) comeAgain()
  }
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
