import { useQuery } from '@tanstack/react-query'
import type { Organisation } from '../../../geodata/model/organisation.ts'
import { organisationsQuery } from '../../state/queries.ts'
import { session } from '../../state/session.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { BadNews, Empty } from '../../ui/panel.tsx'
import { useFailureWords } from '../failure-words.ts'
import { Link } from '../link.tsx'
import { Page, Section, Waiting } from '../page.tsx'
import { DeleteOrganisation } from './delete-organisation.tsx'
import { OrganisationFacts } from './organisation-facts.tsx'
import { OrganisationForm } from './organisation-form.tsx'

/** One organisation: what it is called, its units, and what is required of its people. */
export function OrganisationPage({ id }: { id: string }) {
  const t = useText()
  const words = useFailureWords()
  const { data, error } = useQuery(organisationsQuery)
  const organisation = data?.find((one) => one.id === id)
  return (
    <Page
      title={organisation?.name ?? t('administration.page.organisations')}
      back={{ to: { page: 'organisations' }, words: t('organisations.back') }}
    >
      {organisation ? (
        <Contents organisation={organisation} />
      ) : error ? (
        <BadNews title={t('administration.failed')} what={words(error)} />
      ) : data ? (
        <Empty title={t('organisations.gone')} what={t('organisations.goneWhat')} />
      ) : (
        <Waiting />
      )}
    </Page>
  )
}

function Contents({ organisation }: { organisation: Organisation }) {
  const t = useText()
  const isPolice = useStore(session, (state) => state.person?.organisationKind === 'police')
  const { id, kind } = organisation
  const seeLog = (
    <p>
      <Link to={{ page: 'log', query: { slag: 'organisation', id } }}>
        {t('organisations.seeLog')}
      </Link>
    </p>
  )
  if (kind === 'police' && !isPolice)
    return (
      <Section title={t('organisations.edit')}>
        <p>{t('organisations.onlyPolice')}</p>
        <OrganisationFacts organisation={organisation} />
        {seeLog}
      </Section>
    )
  return (
    <>
      <Section title={t('organisations.edit')}>
        <OrganisationForm organisation={organisation} />
        {seeLog}
      </Section>
      <Section title={t('organisations.delete')} what={t('organisations.deleteWhat')}>
        <DeleteOrganisation organisation={organisation} />
      </Section>
    </>
  )
}
