import type { ComponentType } from 'react'
import type { Action, RecordName, SignedIn } from '../api/session.ts'
import { mayEver } from '../state/session.ts'
import { AccountPage } from './account/account-page.tsx'
import { type PageId, pageIds } from './address.ts'
import { LensesPages } from './lenses/lenses-pages.tsx'
import { LogPage } from './log/log-page.tsx'
import { OrganisationsPages } from './organisations/organisations-pages.tsx'
import { PeoplePages } from './people/people-pages.tsx'
import { RetentionPage } from './retention/retention-page.tsx'
import { RightsPage } from './rights/rights-page.tsx'

/** What each page shows, and what one must be able to do to have it; the rest are for everybody. */
export const pages: {
  readonly [Page in PageId]: {
    Page: ComponentType
    needs?: { action: Action; record: RecordName }
  }
} = {
  account: { Page: AccountPage },
  people: { Page: PeoplePages, needs: { action: 'read', record: 'person' } },
  organisations: { Page: OrganisationsPages, needs: { action: 'change', record: 'organisation' } },
  lenses: { Page: LensesPages, needs: { action: 'read', record: 'lens' } },
  rights: { Page: RightsPage },
  log: { Page: LogPage, needs: { action: 'read', record: 'audit-event' } },
  retention: { Page: RetentionPage, needs: { action: 'read', record: 'retention-rule' } },
}

/** The pages that somebody has, in a municipality. */
export const pagesOf = (person: SignedIn | null, municipality: string): PageId[] =>
  pageIds.filter((id) => {
    const { needs } = pages[id]
    if (!needs) return true
    return !person?.needsSecondFactor && mayEver(person, municipality, needs.action, needs.record)
  })
