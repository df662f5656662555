import type { SignedIn } from '../api/session.ts'
import { here } from '../state/municipality.ts'
import { session } from '../state/session.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { BadNews } from '../ui/panel.tsx'
import { SignedOut } from '../workspace/signed-out.tsx'
import { Toasts } from '../workspace/toasts.tsx'
import type { PageId } from './address.ts'
import { Header } from './header.tsx'
import { Link } from './link.tsx'
import { Notices } from './notices.tsx'
import { Page } from './page.tsx'
import { PageMenu } from './page-menu.tsx'
import { pages, pagesOf } from './pages.tsx'
import { route } from './route.ts'

/** The frame: header, the list of pages, and the page. */
export function Shell() {
  const t = useText()
  return (
    <div className="administration">
      <a className="skip" href="#innehall">
        {t('administration.skip')}
      </a>
      <Header />
      <div className="below-header">
        <PageMenu />
        <main className="contents" id="innehall" tabIndex={-1}>
          <Notices />
          <Open />
        </main>
      </div>
      <Toasts />
      <SignedOut />
    </div>
  )
}

/** The page of the address, if there is such a one and it is somebody's to see. */
function Open() {
  const t = useText()
  const id = useStore(route, (state) => state.page)
  const code = useStore(here, (state) => state.code ?? '')
  const person = useStore(session, (state) => state.person)
  if (id === null)
    return (
      <Page title={t('administration.noSuchPage')} intro={t('administration.noSuchPageWhat')} />
    )
  if (!pagesOf(person, code).includes(id))
    return (
      <Page title={t(`administration.page.${id}`)}>
        <Closed page={id} person={person} />
      </Page>
    )
  const { Page: Chosen } = pages[id]
  return <Chosen key={code} />
}

/** Why a page is not shown. What to do about it for now stands over every page. */
function Closed({ page, person }: { page: PageId; person: SignedIn | null }) {
  const t = useText()
  if (person?.viewAs) return <p className="lead">{t('administration.closedInProjector')}</p>
  if (person?.needsSecondFactor)
    return <p className="lead">{t('administration.closedUntilSecondFactor')}</p>
  // All pages but this one are an administrator's.
  const words = page === 'lenses' ? 'lenses' : 'administration'
  return (
    <BadNews title={t(`${words}.notYours`)} what={t(`${words}.notYoursWhat`)}>
      <Link to={{ page: 'account' }}>{t('administration.yourRoles')}</Link>
    </BadNews>
  )
}
