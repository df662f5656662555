import { beDemoPerson, type DemoPerson } from '../api/session.ts'
import { useText } from '../text/text.ts'
import { Icon } from '../ui/icons.tsx'
import { type Asked, goOn } from './address.ts'
import { signInFault } from './fault.ts'
import { Refused } from './told.tsx'
import { useAttempt } from './use-attempt.ts'

/** Where all is made up: one press to be somebody made up, with what they are in words. */
export function DemoPeople({ people, asked }: { people: readonly DemoPerson[]; asked: Asked }) {
  const t = useText()
  const { failure, isTrying, attempt } = useAttempt()
  const be = (person: DemoPerson) =>
    attempt(async () => {
      await beDemoPerson(person.id)
      await goOn(asked)
    })
  return (
    <section className="card" aria-labelledby="demo-title">
      <p className="demo-badge">{t('shell.demo')}</p>
      <h1 id="demo-title">{t('signIn.demo.title')}</h1>
      <p>{t('signIn.demo.what')}</p>
      {failure !== null && (
        <Refused
          title={t('signIn.problem.title')}
          what={t(`signIn.problem.${signInFault(failure)}`)}
        />
      )}
      <ul className="demo-people">
        {people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className="demo-person"
              disabled={isTrying}
              onClick={() => void be(person)}
            >
              <Icon name="person" size={20} />
              <span>
                <strong>{person.name}</strong>
                <span className="small">{person.unit}</span>
                <span className="small muted">
                  {person.roles.map((role) => t(`names.role.${role}`)).join(' · ')}
                </span>
              </span>
              <Icon name="right" size={16} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
