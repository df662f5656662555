import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { AuditEvent } from '../../../geodata/model/work.ts'
import { here } from '../../state/municipality.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Icon } from '../../ui/icons.tsx'
import { ListTable } from '../list-table.tsx'
import { peopleQuery } from '../queries.ts'
import { Entry } from './entry.tsx'
import { actorWords, deedWords, kindWords, recordName } from './record-words.ts'

/** Events of the log, a row each; one that is opened tells all under its row. */
export function LogTable({ events }: { events: readonly AuditEvent[] }) {
  const t = useText()
  const formats = useFormats()
  const people = usePeopleNames()
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const turn = (id: string) =>
    setOpen(new Set(open.has(id) ? [...open].filter((one) => one !== id) : [...open, id]))
  return (
    <ListTable
      label={t('log.list')}
      needsRem={40}
      columns={[
        { key: 'at', words: t('log.at'), width: '21%' },
        { key: 'who', words: t('log.who'), width: '19%' },
        { key: 'did', words: t('log.did'), width: '25%' },
        { key: 'record', words: t('log.record') },
      ]}
      rows={events.map((event) => {
        const isOpen = open.has(event.id)
        const name = recordName(t, event, people)
        const kind = kindWords(t, event.recordKind)
        return {
          key: event.id,
          cells: [
            <button
              key="at"
              type="button"
              className="open-entry"
              aria-expanded={isOpen}
              onClick={() => turn(event.id)}
            >
              <Icon name={isOpen ? 'down' : 'right'} size={16} />
              <span>
                {formats.mediumDate(event.at)} {formats.time(event.at)}
              </span>
              <span className="visually-hidden">{t(isOpen ? 'log.close' : 'log.open')}</span>
            </button>,
            actorWords(t, event),
            deedWords(t, event),
            name ? `${kind}: ${name}` : kind,
          ],
          below: isOpen ? <Entry event={event} /> : undefined,
        }
      })}
    />
  )
}

/** The people who have a role here, by id: an event about one does not always tell the name. */
function usePeopleNames(): ReadonlyMap<string, string> {
  const code = useStore(here, (state) => state.municipality!.code)
  const { data } = useQuery(peopleQuery(code))
  return useMemo(() => new Map(data?.map(({ id, name }) => [id, name])), [data])
}
