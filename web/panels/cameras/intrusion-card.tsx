import type { CameraMark } from '../../state/camera-marks.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { useShownCoverage } from './use-shown-coverage.ts'

const kinds = ['dwelling', 'entrance', 'outdoor-seating', 'school', 'unknown'] as const

/** What the camera sees of homes, entrances, outdoor seating and schools, before its masks and after. */
export function IntrusionCard({ mark }: { mark: CameraMark }) {
  const t = useText()
  const formats = useFormats()
  const intrusion = useShownCoverage((seen) => seen.intrusion)
  if (!intrusion || intrusion.id !== mark.id) return null
  const { unmasked, masked } = intrusion
  const hasMasks = mark.placement.masks.length > 0
  const rows = [
    { id: 'frontM', words: t('cameras.intrusion.frontM'), unit: ' m' },
    ...kinds.map((id) => ({ id, words: t(`cameras.intrusion.${id}`), unit: '' })),
  ] as const
  return (
    <section aria-label={t('cameras.intrusion.title')}>
      <h3>{t('cameras.intrusion.title')}</h3>
      <table className="figure-table">
        <thead>
          <tr>
            <th scope="col">{t('cameras.intrusion.what')}</th>
            <th scope="col" className="number">
              {t(hasMasks ? 'cameras.intrusion.before' : 'cameras.intrusion.seen')}
            </th>
            {hasMasks && (
              <th scope="col" className="number">
                {t('cameras.intrusion.after')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, words, unit }) => (
            <tr key={id}>
              <th scope="row">{words}</th>
              <td className="number">
                {formats.number(Math.round(unmasked[id]))}
                {unit}
              </td>
              {hasMasks && (
                <td className="number">
                  {formats.number(Math.round(masked[id]))}
                  {unit}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="notes">{t('cameras.intrusion.basis')}</p>
    </section>
  )
}
