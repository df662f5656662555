import { type Edition, editions } from '../../../geodata/optics/standards.ts'
import { cameraChoice, setEdition, showOthers, showViews } from '../../state/camera-choice.ts'
import { heatChoice, showHeat } from '../../state/heat.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Choices } from '../../ui/choices.tsx'
import { Switch } from '../../ui/switch.tsx'
import { LampSwitch } from '../lamp-switch.tsx'
import { bandKey } from './band-words.ts'
import { useCoverageColour } from './use-coverage-colour.ts'

/** What is drawn of the cameras, by which standard, and what its words mean. */
export function CameraLayers() {
  const t = useText()
  const { viewsShown, othersShown, edition } = useStore(cameraChoice)
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
          label={t('cameras.standard.label')}
          options={options}
          value={edition}
          onChange={setEdition}
        />
        <p className="notes">{t('cameras.standard.what')}</p>
        <BandWords edition={edition} />
      </section>
    </>
  )
}

function BandWords({ edition }: { edition: Edition }) {
  const t = useText()
  const formats = useFormats()
  const colour = useCoverageColour()
  const bands = editions[edition]
  return (
    <dl className="band-words">
      {bands
        .map(({ id, pxPerM }, i) => (
          <div key={id}>
            <dt>
              <span className="swatch" style={{ background: colour((i + 1) / bands.length) }} />
              {t(`cameras.band.${bandKey(id)}`)}
            </dt>
            <dd>
              {t(`cameras.bandWhat.${bandKey(id)}`)}{' '}
              <span className="muted">
                {t('cameras.pxPerM', { px: formats.number(pxPerM, pxPerM % 1 ? 1 : 0) })}
              </span>
            </dd>
          </div>
        ))
        .toReversed()}
    </dl>
  )
}
