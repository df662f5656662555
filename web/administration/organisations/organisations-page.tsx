import { useQuery } from '@tanstack/react-query'
import { here } from '../../state/municipality.ts'
import { organisationsQuery } from '../../state/queries.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { BadNews } from '../../ui/panel.tsx'
import { NEW } from '../address.ts'
import { useFailureWords } from '../failure-words.ts'
import { Link } from '../link.tsx'
import { ListTable } from '../list-table.tsx'
import { Page, Waiting } from '../page.tsx'
import { peopleQuery } from '../queries.ts'

/** Every organisation that works together here, with its units. */
export function OrganisationsPage() {
  const t = useText()
  const words = useFailureWords()
  const { data, error } = useQuery(organisationsQuery)
  return (
    <Page
      title={t('administration.page.organisations')}
      intro={t('organisations.intro')}
      actions={
        <Link to={{ page: 'organisations', one: NEW }} className="button primary">
          {t('organisations.add')}
        </Link>
      }
    >
      {data ? (
        <Table />
      ) : error ? (
        <BadNews title={t('administration.failed')} what={words(error)} />
      ) : (
        <Waiting />
      )}
    </Page>
  )
}

function Table() {
  const t = useText()
  const formats = useFormats()
  const code = useStore(here, (state) => state.municipality!.code)
  const { data: all = [] } = useQuery(organisationsQuery)
  const { data: people = [] } = useQuery(peopleQuery(code))
  return (
    <ListTable
      label={t('organisations.list')}
      columns={[
        { key: 'name', words: t('organisations.name'), width: '26%' },
        { key: 'kind', words: t('organisations.kind'), width: '16%' },
        { key: 'units', words: t('organisations.units') },
        { key: 'two', words: t('organisations.two'), width: '20%' },
      ]}
      rows={all.map(({ id, name, kind, units, secondFactorRequired }) => {
        const count = people.filter(({ unitId }) => units.some((unit) => unit.id === unitId)).length
        return {
          key: id,
          cells: [
            <span key="name">
              <Link to={{ page: 'organisations', one: id }}>
                <strong>{name}</strong>
              </Link>
              <br />
              <span className="muted small">
                {t('organisations.people', { count, n: formats.number(count) })}
              </span>
            </span>,
            t(`names.organisationKind.${kind}`),
            <ul key="units">
              {units.map((unit) => (
                <li key={unit.id}>{unit.name}</li>
              ))}
            </ul>,
            t(secondFactorRequired ? 'administration.yes' : 'administration.no'),
          ],
        }
      })}
    />
  )
}
