import { useQuery } from '@tanstack/react-query'
import { type Person, roles } from '../../../geodata/model/person.ts'
import { here } from '../../state/municipality.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { TextField } from '../../ui/field.tsx'
import { BadNews, Empty } from '../../ui/panel.tsx'
import { NEW } from '../address.ts'
import { useFailureWords } from '../failure-words.ts'
import { Link } from '../link.tsx'
import { Page, Waiting } from '../page.tsx'
import { peopleQuery } from '../queries.ts'
import { go } from '../route.ts'
import { unitWords, useUnits } from '../use-units.ts'
import './people.css'
import { PeopleTable } from './people-table.tsx'
import { isFound } from './search-people.ts'
import { useSearch } from './use-search.ts'

/** Everybody who can sign in here, and the way to one of them. */
export function PeoplePage() {
  const t = useText()
  const words = useFailureWords()
  const municipality = useStore(here, (state) => state.municipality!)
  const { data, error } = useQuery(peopleQuery(municipality.code))
  return (
    <Page
      title={t('administration.page.people')}
      intro={t('people.intro', { municipality: municipality.name })}
      actions={
        <Link to={{ page: 'people', one: NEW }} className="button primary">
          {t('people.add')}
        </Link>
      }
    >
      {data ? (
        <Found people={data} />
      ) : error ? (
        <BadNews title={t('administration.failed')} what={words(error)} />
      ) : (
        <Waiting />
      )}
    </Page>
  )
}

function Found({ people }: { people: readonly Person[] }) {
  const t = useText()
  const formats = useFormats()
  const units = useUnits()
  const search = useSearch()
  const found = people
    .filter((person) => {
      const unit = units.get(person.unitId)
      const held = roles.filter((role) => person.roles.includes(role))
      return isFound(
        {
          ...person,
          unit: unit ? unitWords(unit) : '',
          roles: [
            ...held.map((role) => t(`names.role.${role}`)),
            ...(person.disabled ? [t('people.closed')] : []),
          ],
        },
        search,
      )
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'sv'))
  const n = formats.number(found.length)
  return (
    <>
      <div className="people-search">
        <TextField
          label={t('people.search')}
          help={t('people.searchHelp')}
          type="search"
          value={search}
          onChange={(sok) => go({ page: 'people', query: { sok } }, 'correct')}
        />
        <p className="muted" role="status">
          {found.length === people.length
            ? t('people.count', { count: found.length, n })
            : t('people.countOf', { n, of: formats.number(people.length) })}
        </p>
      </div>
      {found.length > 0 ? (
        <PeopleTable people={found} />
      ) : (
        <Empty title={t('people.none')} what={t('people.noneWhat')} />
      )}
    </>
  )
}
