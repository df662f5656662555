import { type FormEvent, useState } from 'react'
import { auditAction } from '../../../geodata/model/work.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { useFocusFault } from '../use-focus-fault.ts'
import { faultsOf, type LogFault, type LogFilter, noFilter } from './log-filter.ts'
import { kindWords, logKinds } from './record-words.ts'

// A menu has no entry without an id.
const ANY = 'any'

/** What to search the log for. */
export function FilterForm(props: { filter: LogFilter; onSearch: (filter: LogFilter) => void }) {
  const t = useText()
  const { filter, onSearch } = props
  const [seen, setSeen] = useState(filter)
  const [draft, setDraft] = useState(filter)
  const [faults, setFaults] = useState<ReadonlySet<LogFault>>(new Set())
  const [form, showFault] = useFocusFault()
  const begin = (from: LogFilter) => {
    setDraft(from)
    setFaults(new Set())
  }
  // Back and links bring another search.
  if (seen !== filter) {
    setSeen(filter)
    begin(filter)
  }
  const set = (part: Partial<LogFilter>) => {
    setDraft({ ...draft, ...part })
    setFaults(new Set())
  }
  const search = (event: FormEvent) => {
    event.preventDefault()
    const found = faultsOf(draft)
    setFaults(found)
    if (found.size > 0) return showFault()
    onSearch(draft)
  }
  // The button goes away when there is nothing to clear.
  const clear = () => {
    begin(noFilter)
    form.current?.querySelector('input')?.focus()
    onSearch(noFilter)
  }
  const isClear = Object.values(draft).every((part) => part === '')
  return (
    <form
      ref={form}
      className="page-section"
      noValidate
      aria-label={t('log.filter')}
      onSubmit={search}
    >
      <div className="log-filter">
        <TextField
          label={t('log.from')}
          type="date"
          value={draft.from}
          onChange={(from) => set({ from })}
          problem={faults.has('from') ? t('log.dayFault') : undefined}
        />
        <TextField
          label={t('log.to')}
          type="date"
          value={draft.to}
          onChange={(to) => set({ to })}
          problem={toFault(faults, t('log.dayFault'), t('log.orderFault'))}
        />
        <Select
          label={t('log.action')}
          value={draft.action || ANY}
          onChange={(action) => set({ action: action === ANY ? '' : action })}
          options={[
            { id: ANY, words: t('log.any') },
            ...auditAction.options.map((id) => ({ id, words: t(`log.deed.${id}`) })),
          ]}
        />
        <Select
          label={t('log.recordKind')}
          value={draft.recordKind || ANY}
          onChange={(kind) => set({ recordKind: kind === ANY ? '' : kind })}
          options={[
            { id: ANY, words: t('log.any') },
            ...logKinds.map((id) => ({ id, words: kindWords(t, id) })),
          ]}
        />
        <TextField
          label={t('log.actor')}
          help={t('log.actorHelp')}
          value={draft.actor}
          onChange={(actor) => set({ actor })}
        />
        <TextField
          label={t('log.recordId')}
          help={t('log.recordIdHelp')}
          value={draft.recordId}
          onChange={(recordId) => set({ recordId })}
        />
      </div>
      <div className="page-actions">
        <Button type="submit" look="primary" icon="search">
          {t('log.search')}
        </Button>
        {!isClear && <Button onPress={clear}>{t('log.clear')}</Button>}
      </div>
    </form>
  )
}

const toFault = (faults: ReadonlySet<LogFault>, day: string, order: string) =>
  faults.has('to') ? day : faults.has('order') ? order : undefined
