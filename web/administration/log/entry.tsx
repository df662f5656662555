import type { AuditEvent } from '../../../geodata/model/work.ts'
import { here } from '../../state/municipality.ts'
import { session } from '../../state/session.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { Link } from '../link.tsx'
import { unitWords, useUnits } from '../use-units.ts'
import { Differences } from './differences.tsx'
import { throughOf } from './record-words.ts'
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
      {event.action === 'sign-in-refused' ? (
        <Refusal event={event} />
      ) : told === 'told' ? (
        <Differences event={event} />
      ) : (
        <p>{t(why[told])}</p>
      )}
      <Circumstances event={event} />
    </div>
  )
}

/** Why somebody was not let in, as far as it is known. */
function Refusal({ event }: { event: AuditEvent }) {
  const t = useText()
  const through = throughOf(event)
  return (
    <p>{through === null ? t('log.entry.refused') : t('log.entry.refusedThrough', { through })}</p>
  )
}

function Circumstances({ event }: { event: AuditEvent }) {
  const t = useText()
  const units = useUnits()
  const { ownerUnitId, address, reason, classification, recordKind, recordId, action, actorId } =
    event
  const owner = ownerUnitId === null ? undefined : units.get(ownerUnitId)
  const isOne = recordId !== 'many' && recordId !== ''
  // A sign-in is nobody's record: who may see that it happened is not for anybody to choose.
  const isRecord = recordKind !== 'session'
  return (
    <dl className="plain-facts">
      {reason && (
        <>
          <dt>{t('log.entry.reason')}</dt>
          <dd>{reason}</dd>
        </>
      )}
      {isRecord && (
        <>
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
        </>
      )}
      <dt>{t('log.entry.address')}</dt>
      <dd>{address ?? t('log.entry.noAddress')}</dd>
      <dt>{t(action === 'sign-in-refused' ? 'log.entry.triedId' : 'log.entry.actorId')}</dt>
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
