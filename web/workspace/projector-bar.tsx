import { lookAs } from '../state/eyes.ts'
import { session } from '../state/session.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icons.tsx'
import './projector-bar.css'

/** Says across the whole screen, for as long as it is so, that it shows what somebody else would see. */
export function ProjectorBar() {
  const t = useText()
  const viewAs = useStore(session, (state) => state.person?.viewAs ?? null)
  if (viewAs === null) return null
  return (
    <section className="projector-bar" aria-label={t('shell.projector.title')}>
      <Icon name="projector" />
      <p role="status">
        <strong>{t('shell.projector.title')}:</strong> {t(`shell.projector.shows.${viewAs}`)}{' '}
        {t('shell.projector.unchanged')}
      </p>
      <Button onPress={() => void lookAs(null)}>{t('shell.projector.end')}</Button>
    </section>
  )
}
