import { useEffect, useRef } from 'react'
import type { LonLat } from '../../../geodata/position.ts'
import type { Sight } from '../../../geodata/visibility/probe.ts'
import { cameraChoice } from '../../state/camera-choice.ts'
import { forgetProbe, probed } from '../../state/probe.ts'
import { takeProbe, tapAt, tool } from '../../state/tool.ts'
import { useStore } from '../../state/use-store.ts'
import { view } from '../../state/view.ts'
import { inTheWay, sightWords } from '../../text/sight-words.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { groundUsedWords, usedBy } from './ground-used.ts'
import { PictureStrip } from './picture-strip.tsx'
import { useMarks } from './use-marks.ts'
import { useShownCoverage } from './use-shown-coverage.ts'

/** Which cameras see a point, how well, and what is in the way of the others. */
export function Probe() {
  const t = useText()
  const { tool: now } = useStore(tool)
  const { at, sights } = useStore(probed)
  const isOn = now.kind === 'probe'
  const placeAtCentre = () => {
    const { view: seen } = view.getState()
    if (seen) tapAt(seen.centre)
  }
  return (
    <section aria-label={t('cameras.probe.title')}>
      <h3>{t('cameras.probe.title')}</h3>
      {isOn ? (
        <>
          <p className="notes">{t('cameras.probe.placing')}</p>
          <div className="panel-actions">
            <Button onPress={placeAtCentre}>{t('cameras.probe.atCentre')}</Button>
            <Button onPress={forgetProbe}>{t('cameras.probe.end')}</Button>
          </div>
        </>
      ) : (
        <>
          <p className="notes">{t('cameras.probe.what')}</p>
          <div className="panel-actions">
            <Button onPress={takeProbe}>{t('cameras.probe.begin')}</Button>
          </div>
        </>
      )}
      {at && sights && <Sights at={at} sights={sights} />}
    </section>
  )
}

function Sights({ at, sights }: { at: LonLat; sights: readonly Sight[] }) {
  const t = useText()
  const formats = useFormats()
  const ground = useShownCoverage((seen) => seen.ground)
  const names = new Map(useMarks().map(({ id, name }) => [id, name]))
  const { edition } = useStore(cameraChoice)
  const answer = useRef<HTMLDivElement>(null)
  // On a phone the answer may lie below the sheet's edge.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new point is shown its answer
  useEffect(() => {
    answer.current?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const seen = sights
    .flatMap((sight) => (sight.sees ? [sight] : []))
    .sort((one, other) => other.pxPerM - one.pxPerM)
  const hidden = sights.filter(inTheWay)
  const [sharpest] = seen
  const others = sights.length - seen.length - hidden.length
  const told = [...seen, ...hidden]
  return (
    <div role="status" ref={answer}>
      <p>
        {told.length === 0
          ? t('cameras.probe.outside')
          : seen.length === 0
            ? t('cameras.probe.nobody')
            : t('cameras.probe.seen', { count: seen.length, n: formats.number(seen.length) })}
      </p>
      <ul className="sights">
        {told.map((sight) => (
          <li key={sight.id}>
            <strong>{names.get(sight.id)}</strong> {sightWords(t, formats, sight, edition)}
          </li>
        ))}
      </ul>
      {told.length > 0 && others > 0 && (
        <p className="muted small">
          {t('cameras.probe.others', { count: others, n: formats.number(others) })}
        </p>
      )}
      {sharpest?.portrait && (
        <PictureStrip name={names.get(sharpest.id) ?? ''} portrait={sharpest.portrait} />
      )}
      {ground && (
        <p className="muted small">{groundUsedWords(t, formats, ground, usedBy(sights))}</p>
      )}
    </div>
  )
}
