import { useEffect, useRef, useState } from 'react'
import type { Classification } from '../../../geodata/model/record.ts'
import type { Release } from '../../api/release.ts'
import type { RecordName } from '../../api/session.ts'
import { isOnlyPublic, narrowerFor, widerFor } from '../../state/audiences.ts'
import { here } from '../../state/municipality.ts'
import { type Kept, session } from '../../state/session.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import './audience.css'
import { AudienceLine } from './audience-line.tsx'
import { NarrowDialog } from './narrow-dialog.tsx'
import { ReleaseDialog } from './release-dialog.tsx'

/** A record, as far as who may see it goes, and how that is changed. */
export type Audience = {
  of: Kept
  record: RecordName
  noun: 'incident' | 'hotspot' | 'camera' | 'plan'
  /** What of it holds words of people's own, as the fields are called on screen. */
  texts: readonly string[]
  /** @throws {ApiProblem} 412 when somebody has changed the record */
  onWiden: (to: Release) => Promise<unknown>
  /** Null where what stands is not changed any more. @throws {ApiProblem} as above */
  onNarrow: ((classification: Classification) => Promise<unknown>) | null
  /** Shows the record as it is now, when somebody had changed it. */
  onStale: () => unknown
}

/** Whose a record is and who sees it, and the ways to let more or fewer see it. */
export function AudienceOf(audience: Audience) {
  const t = useText()
  const { of, record, noun, onNarrow } = audience
  const person = useStore(session, (state) => state.person)
  const municipality = useStore(here, (state) => state.municipality!.code)
  const [dialog, setDialog] = useState<'release' | 'narrow' | null>(null)
  const wider = widerFor({ person, municipality }, record, of)
  const narrower = onNarrow ? narrowerFor({ person, municipality }, record, of) : []
  const close = () => setDialog(null)
  const [line, changed] = useFocusLine()
  const ways = { onClose: close, onDone: changed }
  const nounWords = t(`record.noun.${noun}`)
  return (
    <section className="audience" aria-label={t('record.whose')}>
      <AudienceLine of={of} ref={line} />
      {wider.length + narrower.length > 0 && (
        <div className="audience-ways">
          {wider.length > 0 && (
            <Button look="quiet" onPress={() => setDialog('release')}>
              {t(isOnlyPublic(wider) ? 'record.morePublic' : 'record.more', { noun: nounWords })}
            </Button>
          )}
          {narrower.length > 0 && (
            <Button look="quiet" onPress={() => setDialog('narrow')}>
              {t('record.fewer', { noun: nounWords })}
            </Button>
          )}
        </div>
      )}
      <ReleaseDialog {...audience} to={wider} isOpen={dialog === 'release'} {...ways} />
      <NarrowDialog {...audience} to={narrower} isOpen={dialog === 'narrow'} {...ways} />
    </section>
  )
}

/**
 * Takes whoever has changed who sees a record to the line that says so: the button they came by may be
 * gone.
 */
function useFocusLine() {
  const line = useRef<HTMLParagraphElement>(null)
  const [changes, setChanges] = useState(0)
  useEffect(() => {
    if (changes > 0) line.current?.focus()
  }, [changes])
  return [line, () => setChanges((before) => before + 1)] as const
}
