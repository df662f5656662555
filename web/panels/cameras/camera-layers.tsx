import { type Edition, editions } from '../../../geodata/optics/standards.ts'
import {
  cameraChoice,
  setEdition,
  setLeaves,
  setTarget,
  showOthers,
  showViews,
  type Target,
  targetsM,
} from '../../state/camera-choice.ts'
import { heatChoice, showHeat } from '../../state/heat.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { Choices } from '../../ui/choices.tsx'
import { Switch } from '../../ui/switch.tsx'
import { LampSwitch } from '../lamp-switch.tsx'

/** What is drawn of the cameras, and by which standard. */
export function CameraLayers() {
  const t = useText()
  const { viewsShown, othersShown, edition, target, leaves } = useStore(cameraChoice)
  const targets = (Object.keys(targetsM) as Target[]).map((id) => ({
    id,
    words: t(`cameras.target.${id}`),
  }))
  const heatShown = useStore(heatChoice, ({ shown }) => shown)
  const options = (Object.keys(editions) as Edition[]).map((id) => ({
    id,
    words: t(`cameras.standard.${id}`),
  }))
  return (
    <>
      <section aria-label={t('cameras.layers.title')}>
        <h3>{t('cameras.layers.title')}</h3>
        <Switch isSelected={viewsShown} onChange={showViews}>
          {t('cameras.layers.views')}
        </Switch>
        <Switch isSelected={othersShown} onChange={showOthers}>
          {t('cameras.layers.others')}
        </Switch>
        <Switch isSelected={heatShown} onChange={showHeat}>
          {t('heat.show')}
        </Switch>
        <LampSwitch />
      </section>
      <section>
        <Choices
          label={t('cameras.target.label')}
          options={targets}
          value={target}
          onChange={setTarget}
        />
        <Switch isSelected={leaves} onChange={setLeaves}>
          {t('cameras.target.leaves')}
        </Switch>
        <p className="notes">{t('cameras.target.what')}</p>
      </section>
      <section>
        <Choices
          label={t('cameras.standard.label')}
          options={options}
          value={edition}
          onChange={setEdition}
        />
        <p className="notes">{t('cameras.standard.what')}</p>
      </section>
    </>
  )
}
