import {
  heatChoice,
  type Resolution,
  resolutions,
  setResolution,
  showHeat,
} from '../../state/heat.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { LampSwitch } from '../lamp-switch.tsx'

type Choice = 'auto' | `${Resolution}`

/** Whether the heat is drawn, and in how large cells. */
export function HeatChoices() {
  const t = useText()
  const { shown, resolution } = useStore(heatChoice)
  const options: { id: Choice; words: string }[] = [
    { id: 'auto', words: t('heat.cellAuto') },
    ...resolutions.map((one) => ({ id: `${one}` as const, words: t(`heat.cell${one}`) })),
  ]
  return (
    <section aria-label={t('heat.cellSize')}>
      <Select
        label={t('heat.cellSize')}
        options={options}
        value={`${resolution}`}
        onChange={(id) => setResolution(resolutions.find((one) => `${one}` === id) ?? 'auto')}
      />
      <Switch isSelected={shown} onChange={showHeat}>
        {t('heat.show')}
      </Switch>
      <LampSwitch />
    </section>
  )
}
