import type { Outcome } from '../../api/imports.ts'
import { appearance } from '../../state/appearance.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'

/** The rows and shapes of a file that cannot be brought in: where they stand, and why. */
export function RefusedRows({ outcome }: { outcome: Outcome }) {
  const t = useText()
  const formats = useFormats()
  const language = useStore(appearance, (state) => state.language)
  const rows = outcome.incidents?.refusedRows ?? []
  const shapes = outcome.town?.refusedShapes ?? []
  const shown = rows.length + shapes.length
  if (shown === 0) return null
  const isRows = rows.length > 0
  return (
    <details className="import-refused" open={shown <= 5 || undefined}>
      <summary>
        {t(isRows ? 'imports.refusedTitle' : 'imports.shapesTitle')} (
        {formats.number(outcome.refused)})
      </summary>
      {shown < outcome.refused && (
        <p className="notes">
          {t('imports.refusedMore', {
            ...{ n: formats.number(shown), all: formats.number(outcome.refused) },
          })}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="import-rows" tabIndex={0} aria-label={t('imports.refusedTitle')}>
        <table>
          <thead>
            <tr>
              {isRows ? (
                <>
                  <th scope="col">{t('imports.row')}</th>
                  <th scope="col">{t('imports.column')}</th>
                  <th scope="col">{t('imports.value')}</th>
                </>
              ) : (
                <th scope="col">{t('imports.shape')}</th>
              )}
              <th scope="col">{t('imports.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, column, value, reason }) => (
              <tr key={row}>
                <td>{formats.number(row)}</td>
                <td>{column}</td>
                <td>{value}</td>
                <td>{reason[language]}</td>
              </tr>
            ))}
            {shapes.map(({ id, reason }) => (
              <tr key={id}>
                <td>{id}</td>
                <td>{reason[language]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
