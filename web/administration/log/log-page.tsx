import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { type LogQuery, logFileUrl, readLog } from '../../api/administration-log.ts'
import { here } from '../../state/municipality.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { BadNews, Empty } from '../../ui/panel.tsx'
import { useFailureWords } from '../failure-words.ts'
import { Page, Waiting } from '../page.tsx'
import { go, route } from '../route.ts'
import { FilterForm } from './filter-form.tsx'
import './log.css'
import { askedOf, filterOf, isSameFilter, type LogFilter, queryOf } from './log-filter.ts'
import { LogTable } from './log-table.tsx'

const logQuery = (municipality: string, query: LogQuery) =>
  infiniteQueryOptions({
    queryKey: ['log', municipality, query],
    queryFn: ({ pageParam, signal }) => readLog(municipality, { query, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    // What was done since is shown when one comes back.
    staleTime: 0,
  })

/** What has been done here, searched and opened event by event. */
export function LogPage() {
  const t = useText()
  const query = useStore(route, (state) => state.query)
  const { code, timeZone } = useStore(here, (state) => state.municipality!)
  const filter = useMemo(() => filterOf(query), [query])
  const asked = useMemo(() => askedOf(filter, timeZone), [filter, timeZone])
  const search = (next: LogFilter) => {
    if (!isSameFilter(next, filter)) go({ page: 'log', query: queryOf(next) }, 'within')
  }
  return (
    <Page title={t('administration.page.log')} intro={t('log.intro')}>
      <FilterForm filter={filter} onSearch={search} />
      <Found municipality={code} query={asked} />
    </Page>
  )
}

function Found({ municipality, query }: { municipality: string; query: LogQuery }) {
  const t = useText()
  const words = useFailureWords()
  const formats = useFormats()
  const found = useInfiniteQuery(logQuery(municipality, query))
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = found
  const count = data?.pages.reduce((sum, { items }) => sum + items.length, 0) ?? 0
  const [list, showFrom] = useFocusRow(count)
  if (error) return <BadNews title={t('administration.failed')} what={words(error)} />
  if (!data) return <Waiting />
  const events = data.pages.flatMap(({ items }) => items)
  if (events.length === 0) return <Empty title={t('log.none')} what={t('log.noneWhat')} />
  const n = formats.number(count)
  return (
    <>
      <div className="log-head">
        <p role="status">
          {hasNextPage ? t('log.shown', { count, n }) : t('log.shownAll', { count, n })}
        </p>
        <p className="log-file">
          <a className="button" href={logFileUrl(municipality, query)} download>
            {t('log.file')}
          </a>
          <span className="muted small">{t('log.fileWhat')}</span>
        </p>
      </div>
      <div ref={list}>
        <LogTable events={events} />
      </div>
      {hasNextPage && (
        <div className="page-actions">
          <Button
            onPress={() => {
              if (isFetchingNextPage) return
              showFrom(count)
              void fetchNextPage()
            }}
          >
            {t(isFetchingNextPage ? 'log.loadingMore' : 'log.more')}
          </Button>
        </div>
      )}
    </>
  )
}

/**
 * Takes whoever asked for more rows to the first that came: the button they pressed may be gone by then.
 *
 * @returns a ref for the list, and what to call with the place of the row that is waited for
 */
function useFocusRow(count: number) {
  const list = useRef<HTMLDivElement>(null)
  const wanted = useRef<number | null>(null)
  useEffect(() => {
    if (wanted.current === null || count <= wanted.current) return
    list.current?.querySelectorAll<HTMLElement>('.open-entry')[wanted.current]?.focus()
    wanted.current = null
  }, [count])
  const show = (place: number) => {
    wanted.current = place
  }
  return [list, show] as const
}
