import { type Person, roles } from '../../../geodata/model/person.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Link } from '../link.tsx'
import { unitWords, useUnits } from '../use-units.ts'

/** How it stands with a person; with all of it where none of it can be changed. */
export function PersonFacts({ person, isWhole = false }: { person: Person; isWhole?: boolean }) {
  const t = useText()
  const formats = useFormats()
  const unit = useUnits().get(person.unitId)
  const { lastSignInAt, createdAt, disabled, hasPassword, secondFactor } = person
  const told = (words: string) => (secondFactor === null ? t('people.forPolice') : words)
  return (
    <>
      <dl className="plain-facts">
        {isWhole && (
          <>
            <dt>{t('people.email')}</dt>
            <dd>{person.email}</dd>
            <dt>{t('people.unit')}</dt>
            <dd>{unit ? unitWords(unit) : t('people.noUnit')}</dd>
            <dt>{t('people.roles')}</dt>
            <dd>
              {roles
                .filter((role) => person.roles.includes(role))
                .map((role) => t(`names.role.${role}`))
                .join(', ')}
            </dd>
          </>
        )}
        <dt>{t('people.state')}</dt>
        <dd>{t(disabled ? 'people.closed' : 'people.open')}</dd>
        <dt>{t('people.signsIn')}</dt>
        <dd>{told(t(hasPassword ? 'people.byPassword' : 'people.byOther'))}</dd>
        <dt>{t('people.two')}</dt>
        <dd>{told(t(secondFactor ? 'people.twoOn' : 'people.twoOff'))}</dd>
        <dt>{t('people.lastSignIn')}</dt>
        <dd>{told(lastSignInAt ? formats.dateTime(lastSignInAt) : t('people.never'))}</dd>
        <dt>{t('people.since')}</dt>
        <dd>{formats.date(createdAt)}</dd>
      </dl>
      <p>
        <Link to={{ page: 'log', query: { slag: 'person', id: person.id } }}>
          {t('people.seeLog')}
        </Link>
      </p>
    </>
  )
}
