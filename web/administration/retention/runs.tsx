import { useQuery } from '@tanstack/react-query'
import { type RetentionRun, retentionSubject } from '../../../geodata/model/retention.ts'
import { here } from '../../state/municipality.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { BadNews, Empty } from '../../ui/panel.tsx'
import { useFailureWords } from '../failure-words.ts'
import { ListTable } from '../list-table.tsx'
import { Section, Waiting } from '../page.tsx'
import { runsQuery } from '../queries.ts'

/** What the latest nights took. */
export function Runs() {
  const t = useText()
  const words = useFailureWords()
  const code = useStore(here, (state) => state.municipality!.code)
  const { data, error } = useQuery(runsQuery(code))
  return (
    <Section title={t('retention.runs')} what={t('retention.runsWhat')}>
      {error ? (
        <BadNews title={t('administration.failed')} what={words(error)} />
      ) : data === undefined ? (
        <Waiting />
      ) : data.length === 0 ? (
        <Empty title={t('retention.noRuns')} what={t('retention.noRunsWhat')} />
      ) : (
        <Table runs={data} />
      )}
    </Section>
  )
}

function Table({ runs }: { runs: readonly RetentionRun[] }) {
  const t = useText()
  const formats = useFormats()
  return (
    <ListTable
      label={t('retention.runs')}
      needsRem={36}
      columns={[
        { key: 'day', words: t('retention.runDay'), width: '22%' },
        { key: 'time', words: t('retention.runTime'), width: '16%' },
        { key: 'did', words: t('retention.runDid') },
        { key: 'state', words: t('retention.runState'), width: '24%' },
      ]}
      rows={runs.map((run) => ({
        key: run.day,
        cells: [
          formats.date(new Date(`${run.day}T12:00:00Z`)),
          run.endedAt
            ? `${formats.time(run.startedAt)}–${formats.time(run.endedAt)}`
            : formats.time(run.startedAt),
          hasNothing(run) ? null : <Counts key="did" run={run} />,
          <State key="state" run={run} />,
        ],
      }))}
    />
  )
}

// A night that goes on or failed says nothing of what it would have taken.
const hasNothing = ({ counts, failed, error, endedAt }: RetentionRun): boolean =>
  Object.keys(counts).length === 0 && (error !== null || failed.length > 0 || endedAt === null)

function Counts({ run: { counts } }: { run: RetentionRun }) {
  const t = useText()
  const formats = useFormats()
  const thinned = retentionSubject.options.filter((subject) => (counts[subject] ?? 0) > 0)
  if (thinned.length === 0) return t('retention.runNothing')
  return (
    <ul>
      {thinned.map((subject) => (
        <li key={subject}>
          {t('retention.runCount', {
            name: t(`retention.subject.${subject}.name`),
            n: formats.number(counts[subject] ?? 0),
          })}
        </li>
      ))}
    </ul>
  )
}

function State({ run: { error, failed, endedAt } }: { run: RetentionRun }) {
  const t = useText()
  if (error !== null) return t('retention.runFailed')
  if (failed.length > 0) {
    const names = failed.map((subject) => t(`retention.subject.${subject}.name`)).join(', ')
    return t('retention.runFailedFor', { names })
  }
  return t(endedAt === null ? 'retention.runGoing' : 'retention.runDone')
}
