import type { LensFacts as Facts } from '../../../geodata/model/lens.ts'
import { heightWords, pixelWords, widthWords } from '../../panels/cameras/lens-words.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'

/** What is stated of a camera model, to read. */
export function LensFacts({ facts }: { facts: Facts }) {
  const t = useText()
  const formats = useFormats()
  const { maker, model, projection, sensors, turns, infraredM, source } = facts
  return (
    <dl className="plain-facts">
      <dt>{t('lenses.maker')}</dt>
      <dd>{maker}</dd>
      <dt>{t('lenses.model')}</dt>
      <dd>{model}</dd>
      <dt>{t('lenses.pixels')}</dt>
      <dd>{pixelWords(formats, facts)}</dd>
      <dt>{t('lenses.view')}</dt>
      <dd>{widthWords(formats, facts)}</dd>
      <dt>{t('lenses.viewHeight')}</dt>
      <dd>{heightWords(formats, facts)}</dd>
      <dt>{t('lenses.projection')}</dt>
      <dd>{t(`lenses.projectionOf.${projection}`)}</dd>
      <dt>{t('lenses.sensors')}</dt>
      <dd>{formats.number(sensors)}</dd>
      <dt>{t('lenses.turns')}</dt>
      <dd>{turns ? `${formats.number(turns.panDeg)}°` : t('administration.no')}</dd>
      {turns?.lowestTiltDeg != null && (
        <>
          <dt>{t('lenses.lowestTilt')}</dt>
          <dd>{formats.number(turns.lowestTiltDeg)}°</dd>
        </>
      )}
      <dt>{t('lenses.infrared')}</dt>
      <dd>{infraredM ? `${formats.number(infraredM)} m` : t('administration.no')}</dd>
      {source && (
        <>
          <dt>{t('lenses.source')}</dt>
          <dd>{source}</dd>
        </>
      )}
    </dl>
  )
}
