import { type Edition, editions } from '../../../geodata/optics/standards.ts'
import { bandKey } from '../../text/band-words.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { useCoverageColour } from './use-coverage-colour.ts'

/** What the steps of sharpness mean, best first: folded, and a tap away also without a mouse. */
export function BandHelp({ edition }: { edition: Edition }) {
  const t = useText()
  const formats = useFormats()
  const colour = useCoverageColour()
  const bands = [{ id: null, pxPerM: 0 }, ...editions[edition]]
  return (
    <details>
      <summary>{t('cameras.figure.bandsWhat')}</summary>
      <dl className="band-words">
        {bands
          .map(({ id, pxPerM }, i) => (
            <div key={id}>
              <dt>
                <span className="swatch" style={{ background: colour(i / (bands.length - 1)) }} />
                {t(`cameras.band.${bandKey(id)}`)}
              </dt>
              <dd>
                {t(`cameras.bandWhat.${bandKey(id)}`)}{' '}
                {id !== null && (
                  <span className="muted">
                    {t('cameras.pxPerM', { px: formats.number(pxPerM, pxPerM % 1 ? 1 : 0) })}
                  </span>
                )}
              </dd>
            </div>
          ))
          .toReversed()}
      </dl>
    </details>
  )
}
