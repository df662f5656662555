import { useQuery } from '@tanstack/react-query'
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components'
import { editions } from '../../../geodata/optics/standards.ts'
import { cameraChoice, toggleCompared } from '../../state/camera-choice.ts'
import { here } from '../../state/municipality.ts'
import { planning } from '../../state/plan.ts'
import { plansQuery } from '../../state/plans.ts'
import { useStore } from '../../state/use-store.ts'
import { bandKey } from '../../text/band-words.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { byName } from './by-name.ts'
import { type FigureNumbers, figureNumbers } from './figure-numbers.ts'
import { useShownCoverage } from './use-shown-coverage.ts'

/** The figures of today, the open plan and other plans, side by side. */
export function ComparePlans() {
  const t = useText()
  const code = useStore(here, (state) => state.municipality!.code)
  const { data: plans = [] } = useQuery(plansQuery(code))
  const open = useStore(planning, ({ plan }) => plan)
  const { compared } = useStore(cameraChoice)
  const others = plans.filter(({ id }) => id !== open?.id).toSorted(byName)
  const chosen = others.filter(({ id }) => compared.includes(id))
  return (
    <details open={chosen.length > 0 || undefined}>
      <summary>{t('cameras.compare.title')}</summary>
      {others.length === 0 ? (
        <p className="muted">{t('cameras.compare.none')}</p>
      ) : (
        <CheckboxGroup
          className="compare-choose"
          value={[...compared]}
          onChange={(next) => {
            const changed = others.find(({ id }) => next.includes(id) !== compared.includes(id))
            if (changed) toggleCompared(changed.id)
          }}
        >
          <Label>{t('cameras.compare.choose')}</Label>
          {others.map(({ id, name }) => (
            <Checkbox key={id} value={id} className="checkbox">
              <span className="box" aria-hidden="true" />
              {name}
            </Checkbox>
          ))}
        </CheckboxGroup>
      )}
      <CompareTable
        columns={[
          { id: 'today', name: t('cameras.plan.today') },
          ...(open ? [{ id: 'plan', name: open.name }] : []),
          ...chosen.map(({ id, name }) => ({ id, name })),
        ]}
      />
    </details>
  )
}

function CompareTable({ columns }: { columns: readonly { id: string; name: string }[] }) {
  const t = useText()
  const formats = useFormats()
  const { figures, edition } = useShownCoverage((seen) => ({
    figures: seen.figures,
    edition: seen.edition,
  }))
  const shown = columns.flatMap(({ id, name }) => {
    const figure = figures[id]
    return figure ? [{ id, name, numbers: figureNumbers(figure) }] : []
  })
  const share = (value: number | null) => (value === null ? '–' : formats.percent(value, 1))
  const upFrom = (band: number) => (numbers: FigureNumbers) =>
    formats.number(numbers.bands.slice(band + 1).reduce((sum, value) => sum + value, 0))
  const rows = [
    { words: t('cameras.compare.share'), value: (n: FigureNumbers) => share(n.share) },
    { words: t('cameras.compare.dark'), value: (n: FigureNumbers) => share(n.darkShare) },
    { words: t('cameras.compare.seen'), value: (n: FigureNumbers) => formats.number(n.seen) },
    ...editions[edition]
      .map(({ id }, i) => ({
        words: t('cameras.compare.atLeast', { band: t(`cameras.band.${bandKey(id)}`) }),
        value: upFrom(i),
      }))
      .toReversed(),
  ]
  return (
    <div className="compare-scroll">
      <table className="figure-table">
        <thead>
          <tr>
            <th scope="col">{t('cameras.compare.measure')}</th>
            {shown.map(({ id, name }) => (
              <th key={id} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ words, value }) => (
            <tr key={words}>
              <th scope="row">{words}</th>
              {shown.map(({ id, numbers }) => (
                <td key={id} className="number">
                  {value(numbers)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
