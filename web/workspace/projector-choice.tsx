import type { ProjectorRole, SignedIn } from '../api/session.ts'
import { lookAs } from '../state/eyes.ts'
import { isWritten } from '../state/forms.ts'
import { say } from '../state/toasts.ts'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'

/** Shows the screen to a meeting, through the eyes of one of some roles; or ends that. */
export function ProjectorChoice(props: { person: SignedIn; onChosen: () => void }) {
  const t = useText()
  const { person, onChosen } = props
  const look = (role: ProjectorRole | null) => {
    onChosen()
    // The form would go with everything else.
    if (isWritten()) say(t('shell.projector.formFirst'), { tone: 'bad' })
    else void lookAs(role)
  }
  // Who sees little has nothing to show that others see.
  if (person.viewAs === null && person.mayShowAs.length === 0) return null
  return (
    <section className="field" aria-label={t('shell.projector.title')}>
      <span className="label">{t('shell.projector.choose')}</span>
      {person.viewAs === null ? (
        <div className="panel-actions">
          {person.mayShowAs.map((role) => (
            <Button key={role} onPress={() => look(role)}>
              {t(`names.role.${role}`)}
            </Button>
          ))}
        </div>
      ) : (
        <div className="panel-actions">
          <Button onPress={() => look(null)}>{t('shell.projector.endWhole')}</Button>
        </div>
      )}
      <p className="help">{t('shell.projector.what')}</p>
    </section>
  )
}
