import { useQuery } from '@tanstack/react-query'
import type { Person } from '../../../geodata/model/person.ts'
import { here } from '../../state/municipality.ts'
import { session } from '../../state/session.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { BadNews, Empty } from '../../ui/panel.tsx'
import { useFailureWords } from '../failure-words.ts'
import { Page, Section, Waiting } from '../page.tsx'
import { peopleQuery } from '../queries.ts'
import { OneTimeLink } from './one-time-link.tsx'
import './people.css'
import { PersonDeeds } from './person-deeds.tsx'
import { PersonFacts } from './person-facts.tsx'
import { PersonForm } from './person-form.tsx'

/** One person: how it stands, what can be changed, and what to do when something has happened. */
export function PersonPage({ id }: { id: string }) {
  const t = useText()
  const words = useFailureWords()
  const code = useStore(here, (state) => state.municipality!.code)
  const { data, error } = useQuery(peopleQuery(code))
  const person = data?.find((one) => one.id === id)
  return (
    <Page
      title={person?.name ?? t('administration.page.people')}
      back={{ to: { page: 'people' }, words: t('people.back') }}
    >
      {person ? (
        <Contents person={person} />
      ) : error ? (
        <BadNews title={t('administration.failed')} what={words(error)} />
      ) : data ? (
        <Empty title={t('people.gone')} what={t('people.goneWhat')} />
      ) : (
        <Waiting />
      )}
    </Page>
  )
}

function Contents({ person }: { person: Person }) {
  const t = useText()
  const viewer = useStore(session, (state) => state.person!)
  const isYou = viewer.id === person.id
  if (person.organisationKind === 'police' && viewer.organisationKind !== 'police')
    return (
      <Section title={t('people.facts')}>
        <p>{t('people.onlyPolice')}</p>
        <PersonFacts person={person} isWhole />
      </Section>
    )
  return (
    <>
      <Section title={t('people.facts')}>
        <PersonFacts person={person} />
      </Section>
      {!isYou && (
        <Section title={t('people.link.title')} what={t('people.link.what')}>
          <OneTimeLink person={person} />
        </Section>
      )}
      <Section title={t('people.edit')}>
        <PersonForm person={person} isYou={isYou} />
      </Section>
      {!isYou && (
        <Section title={t('people.deeds.title')}>
          <PersonDeeds person={person} />
        </Section>
      )}
    </>
  )
}
