import { memo, useState } from 'react'
import type { Placement } from '../../../geodata/model/camera.ts'
import { widened } from '../../../geodata/placement/steer.ts'
import { wrapHeading } from '../../../geodata/units.ts'
import { addAim, changeAim, changePlacement, removeAim } from '../../state/plan-edits.ts'
import { activeAim, chooseAim } from '../../state/steering.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { FreeText } from '../free-text.tsx'
import { BoundedField } from './bounded-field.tsx'
import { LensChoice } from './lens-choice.tsx'

/** Every number of a planned camera; the map's handles change the same ones. */
export const CameraForm = memo(function CameraForm({ placement }: { placement: Placement }) {
  const t = useText()
  const { position, kind, mountHeightM } = placement
  const [lon, lat] = position
  return (
    <div className="camera-form">
      <AimChoice placement={placement} />
      <LensChoice placement={placement} />
      <AimFields placement={placement} />
      <BoundedField
        label={t('cameras.inspector.mountHeight')}
        unit="m"
        value={mountHeightM}
        onChange={(value) => changePlacement('raise', placement, { mountHeightM: value })}
        least={0.5}
        most={100}
      />
      <NameField key={placement.name} placement={placement} />
      <Choices
        label={t('cameras.inspector.kind')}
        options={(['fixed', 'temporary'] as const).map((id) => ({
          id,
          words: t(`cameras.kindShort.${id}`),
        }))}
        value={kind}
        onChange={(next) => changePlacement('change-kind', placement, { kind: next })}
      />
      <div className="two-fields">
        <BoundedField
          label={t('cameras.inspector.lat')}
          value={lat}
          onChange={(value) => changePlacement('move', placement, { position: [lon, value] })}
          least={-90}
          most={90}
          step={0.00001}
          decimals={6}
        />
        <BoundedField
          label={t('cameras.inspector.lon')}
          value={lon}
          onChange={(value) => changePlacement('move', placement, { position: [value, lat] })}
          least={-180}
          most={180}
          step={0.00001}
          decimals={6}
        />
      </div>
      <p className="notes">{t('cameras.inspector.latLonHelp')}</p>
    </div>
  )
})

/** Which direction the fields are about, for a camera with several. */
function AimChoice({ placement }: { placement: Placement }) {
  const t = useText()
  const { index } = useStore(activeAim)
  const { aims } = placement
  const active = Math.min(index, aims.length - 1)
  return (
    <div className="aim-choice">
      {aims.length > 1 && (
        <Choices
          label={t('cameras.inspector.aims')}
          options={aims.map(({ preset }, i) => ({
            id: String(i),
            words: preset || t('cameras.inspector.aimN', { n: i + 1 }),
          }))}
          value={String(active)}
          onChange={(key) => chooseAim(Number(key))}
        />
      )}
      <div className="panel-actions">
        <Button
          icon="plus"
          look="quiet"
          isDisabled={aims.length >= 16}
          onPress={() => addAim(placement)}
        >
          {t('cameras.inspector.addAim')}
        </Button>
        {aims.length > 1 && (
          <Button icon="trash" look="danger" onPress={() => removeAim(placement, active)}>
            {t('cameras.inspector.removeAim')}
          </Button>
        )}
      </div>
    </div>
  )
}

function AimFields({ placement }: { placement: Placement }) {
  const t = useText()
  const { index } = useStore(activeAim)
  const i = Math.min(index, placement.aims.length - 1)
  const aim = placement.aims[i]!
  return (
    <div className="two-fields">
      <NumberField
        label={t('cameras.inspector.heading')}
        help={t('cameras.inspector.headingHelp')}
        unit="°"
        value={aim.headingDeg}
        onChange={(deg) => changeAim('aim', placement, i, { headingDeg: wrapHeading(deg) })}
        least={-360}
        most={719}
      />
      <BoundedField
        label={t('cameras.inspector.tilt')}
        help={t('cameras.inspector.tiltHelp')}
        unit="°"
        value={aim.tiltDeg}
        onChange={(tiltDeg) => changeAim('tilt', placement, i, { tiltDeg })}
        least={0}
        most={90}
      />
      <BoundedField
        label={t('cameras.inspector.hfov')}
        help={t('cameras.inspector.hfovHelp')}
        unit="°"
        value={aim.hfovDeg}
        onChange={(deg) => changeAim('widen', placement, i, widened(aim, deg))}
        least={1}
        most={360}
      />
      <BoundedField
        label={t('cameras.inspector.vfov')}
        help={t('cameras.inspector.vfovHelp')}
        unit="°"
        value={aim.vfovDeg}
        onChange={(vfovDeg) => changeAim('widen', placement, i, { vfovDeg })}
        least={1}
        most={180}
      />
      <BoundedField
        label={t('cameras.inspector.range')}
        help={t('cameras.inspector.rangeHelp')}
        unit="m"
        value={aim.rangeM}
        onChange={(rangeM) => changeAim('lengthen', placement, i, { rangeM })}
        least={1}
        most={500}
      />
      <BoundedField
        label={t('cameras.inspector.width')}
        help={t('cameras.inspector.widthHelp')}
        unit="px"
        value={aim.widthPx}
        onChange={(widthPx) => changeAim('sharpen', placement, i, { widthPx })}
        least={160}
        most={20_000}
        decimals={0}
      />
    </div>
  )
}

/** The name is taken when one leaves the field or presses Enter; an empty one is not. */
function NameField({ placement }: { placement: Placement }) {
  const t = useText()
  const [name, setName] = useState(placement.name)
  const take = () => {
    const trimmed = name.trim()
    if (trimmed) changePlacement('rename', placement, { name: trimmed })
    else setName(placement.name)
  }
  return (
    <FreeText
      label={t('cameras.inspector.name')}
      value={name}
      onChange={setName}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
      maxLength={120}
    />
  )
}
