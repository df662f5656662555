import type { Placement } from '../../../geodata/model/camera.ts'
import { canBeOf } from '../../../geodata/placement/choose-lens.ts'
import { below } from '../../api/base.ts'
import { lensName, useOfferedLenses } from '../../state/lenses.ts'
import { useMay } from '../../state/may.ts'
import { here } from '../../state/municipality.ts'
import { chooseLens } from '../../state/plan-edits.ts'
import { activeAim } from '../../state/steering.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Select } from '../../ui/select.tsx'
import { lensLine } from './lens-words.ts'

/** Gives a planned camera the optics of a real model. */
export function LensChoice({ placement }: { placement: Placement }) {
  const t = useText()
  const formats = useFormats()
  const { index } = useStore(activeAim)
  const { offered } = useOfferedLenses()
  const i = Math.min(index, placement.aims.length - 1)
  // What has been given to it and then changed beyond what the model can show, is not of that model.
  const shown = offered.find(
    ({ facts }) => lensName(facts) === placement.model && canBeOf(placement, i, facts),
  )
  return (
    <div className="lens-choice">
      <Select
        label={t('lenses.one')}
        options={offered.map(({ key, facts }) => ({
          id: key,
          words: lensLine(t, formats, facts),
        }))}
        value={shown?.key ?? null}
        onChange={(key) => {
          const lens = offered.find((one) => one.key === key)
          if (lens) chooseLens(placement, i, lens)
        }}
        placeholder={t('lenses.choose')}
      />
      <p className="notes">
        {t('lenses.chooseHelp')} <ToLenses />
      </p>
    </div>
  )
}

/** Where the models are listed, for whoever may change them. */
function ToLenses() {
  const t = useText()
  const code = useStore(here, (state) => state.municipality?.code ?? '')
  if (!useMay().ever('create', 'lens')) return null
  return <a href={below(`/forvaltning/kameramodeller?kommun=${code}`)}>{t('lenses.edit')}</a>
}
