import { type Person, roles } from '../../../geodata/model/person.ts'
import { session } from '../../state/session.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Icon } from '../../ui/icons.tsx'
import { Link } from '../link.tsx'
import { ListTable } from '../list-table.tsx'
import { unitWords, useUnits } from '../use-units.ts'

/** People, a row each; the name leads to the person. */
export function PeopleTable({ people }: { people: readonly Person[] }) {
  const t = useText()
  const formats = useFormats()
  const units = useUnits()
  const columns = [
    { key: 'name', words: t('people.name'), width: '19%' },
    { key: 'email', words: t('people.email'), width: '21%' },
    { key: 'unit', words: t('people.unit'), width: '21%' },
    { key: 'roles', words: t('people.roles'), width: '16%' },
    { key: 'two', words: t('people.two'), width: '11%' },
    { key: 'lastSignIn', words: t('people.lastSignIn'), width: '12%' },
  ]
  const waysIn = ({ secondFactor, lastSignInAt }: Person) =>
    secondFactor === null
      ? [t('people.forPolice'), t('people.forPolice')]
      : [
          secondFactor ? <On key="two" /> : t('people.twoOff'),
          lastSignInAt ? formats.mediumDate(lastSignInAt) : t('people.never'),
        ]
  return (
    <ListTable
      label={t('people.list')}
      columns={columns}
      needsRem={54}
      rows={people.map((person) => {
        const unit = units.get(person.unitId)
        return {
          key: person.id,
          cells: [
            <Name key="name" person={person} />,
            person.email,
            unit ? unitWords(unit) : t('people.noUnit'),
            roles
              .filter((role) => person.roles.includes(role))
              .map((role) => t(`names.role.${role}`))
              .join(', '),
            ...waysIn(person),
          ],
        }
      })}
    />
  )
}

function Name({ person }: { person: Person }) {
  const t = useText()
  const isYou = useStore(session, (state) => state.person?.id === person.id)
  return (
    <span className="person-in-list">
      <Link to={{ page: 'people', one: person.id }}>
        <strong>{person.name}</strong>
      </Link>
      {isYou && <span className="chip">{t('people.you')}</span>}
      {person.disabled && <span className="chip">{t('people.closed')}</span>}
    </span>
  )
}

function On() {
  const t = useText()
  return (
    <span className="with-mark">
      <Icon name="check" size={16} />
      {t('people.twoOn')}
    </span>
  )
}
