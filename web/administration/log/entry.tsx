import type { AuditEvent } from '../../../geodata/model/work.ts'
import { here } from '../../state/municipality.ts'
import { session } from '../../state/session.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { Link } from '../link.tsx'
import { unitWords, useUnits } from '../use-units.ts'
import { Differences } from './differences.tsx'
import { toldOf } from './told.ts'

const why = {
  none: 'log.entry.noValues',
  hidden: 'log.entry.hidden',
  thinned: 'log.entry.thinned',
} as const

/** All that is known of one event: what it changed, from where, why, and whose it was. */
export function Entry({ event }: { event: AuditEvent }) {
  const t = useText()
  const municipality = useStore(here, (state) => state.municipality!.code)
  const person = useStore(session, (state) => state.person)
  const told = toldOf(event, { person, municipality })
  return (
    <div className="entry">
      {told === 'told' ? <Differences event={event} /> : <p>{t(why[told])}</p>}
      <Circumstances event={event} />
    </div>
  )
}

function Circumstances({ event }: { event: AuditEvent }) {
  const t = useText()
  const units = useUnits()
  const { ownerUnitId, address, reason, classification, recordKind, recordId, actorId } = event
  const owner = ownerUnitId === null ? undefined : units.get(ownerUnitId)
  const isOne = recordId !== 'many' && recordId !== ''
  return (
    <dl className="plain-facts">
      {reason && (
        <>
          <dt>{t('log.entry.reason')}</dt>
          <dd>{reason}</dd>
        </>
      )}
      <dt>{t('log.entry.owner')}</dt>
      <dd>
        {ownerUnitId === null
          ? t('log.entry.noOwner')
          : owner
            ? unitWords(owner)
            : t('log.entry.unknownUnit')}
      </dd>
      <dt>{t('log.entry.classification')}</dt>
      <dd>{t(`names.classification.${classification}`)}</dd>
      <dt>{t('log.entry.address')}</dt>
      <dd>{address ?? t('log.entry.noAddress')}</dd>
      <dt>{t('log.entry.actorId')}</dt>
      <dd>{actorId === '' ? t('log.thinnedActor') : actorId}</dd>
      <dt>{t('log.entry.id')}</dt>
      <dd>
        {isOne ? recordId : t(recordId === '' ? 'log.thinnedActor' : 'log.many')}
        {isOne && (
          <>
            <br />
            <Link to={{ page: 'log', query: { slag: recordKind, id: recordId } }}>
              {t('log.entry.all')}
            </Link>
          </>
        )}
      </dd>
    </dl>
  )
}
