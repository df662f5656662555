import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { Night, Placement, Reach } from '../../../geodata/model/camera.ts'
import { heat } from '../../state/heat.ts'
import { changePlacement } from '../../state/plan-edits.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Switch } from '../../ui/switch.tsx'
import { hourPresets } from '../timeline/hours.ts'
import { HoursGrid } from '../timeline/hours-grid.tsx'
import { BoundedField } from './bounded-field.tsx'
import { MaskFields } from './mask-fields.tsx'
import { hoursWords } from './recording-words.ts'

type Props = { placement: Placement }

/** When a planned camera records, how it sees in the dark, what is masked, and what it can be turned to. */
export function RecordingFields({ placement }: Props) {
  return (
    <>
      <HoursField placement={placement} />
      <NightFields placement={placement} />
      <ReachFields placement={placement} />
      <MaskFields placement={placement} />
    </>
  )
}

const noCounts = new Float64Array(168)

function HoursField({ placement }: Props) {
  const t = useText()
  const formats = useFormats()
  const byHour = useStore(heat, (state) => state.summary?.hours.byHour) ?? noCounts
  const { recordingHours } = placement
  const set = (hours: readonly number[]) => {
    const sorted = [...new Set(hours)].sort((a, b) => a - b)
    const isAlways = sorted.length === 0 || sorted.length === 168
    changePlacement('record', placement, { recordingHours: isAlways ? null : sorted })
  }
  return (
    <div className="field">
      <span className="label">{t('cameras.recording.title')}</span>
      <p>{hoursWords(t, formats, recordingHours)}</p>
      <DialogTrigger>
        <AriaButton className="button">{t('cameras.recording.choose')}</AriaButton>
        <Popover className="popover hours-popover" placement="top">
          <Dialog className="dialog" aria-label={t('cameras.recording.title')}>
            <h2>{t('cameras.recording.title')}</h2>
            <div className="panel-actions">
              {(['hoursNights', 'hoursEvenings'] as const).map((preset) => (
                <Button key={preset} onPress={() => set(hourPresets[preset])}>
                  {t(`heat.${preset}`)}
                </Button>
              ))}
              <Button look="quiet" onPress={() => set([])}>
                {t('cameras.recording.allHours')}
              </Button>
            </div>
            <HoursGrid byHour={byHour} hours={recordingHours ?? []} onChange={set} />
            <p className="muted small">{t('cameras.recording.help')}</p>
            <div className="panel-actions">
              <Button slot="close">{t('cameras.recording.done')}</Button>
            </div>
          </Dialog>
        </Popover>
      </DialogTrigger>
    </div>
  )
}

const nights = ['none', 'infrared', 'street-light'] as const

function NightFields({ placement }: Props) {
  const t = useText()
  const { night, aims } = placement
  const reach = Math.max(...aims.map(({ rangeM }) => rangeM))
  const set = (next: Night | null) => changePlacement('light', placement, { night: next })
  return (
    <>
      <Choices
        label={t('cameras.night.title')}
        options={nights.map((id) => ({ id, words: t(`cameras.night.by.${id}`) }))}
        value={night?.by ?? 'none'}
        onChange={(by) =>
          set(by === 'none' ? null : { by, rangeM: night?.rangeM ?? Math.min(30, reach) })
        }
      />
      {night === null ? (
        <p className="notes">{t('cameras.night.noneHelp')}</p>
      ) : (
        <BoundedField
          label={t('cameras.night.range')}
          help={t('cameras.night.rangeHelp')}
          unit="m"
          value={night.rangeM}
          onChange={(rangeM) => set({ ...night, rangeM })}
          least={1}
          most={500}
        />
      )}
    </>
  )
}

function ReachFields({ placement }: Props) {
  const t = useText()
  const { reach, aims } = placement
  const [first] = aims
  const set = (next: Reach | null) => changePlacement('reach', placement, { reach: next })
  const start = (): Reach => ({
    fromDeg: (first!.headingDeg + 225) % 360,
    ...{ sweepDeg: 270, tiltDeg: 90, rangeM: first!.rangeM },
  })
  return (
    <div className="reach-fields">
      <Switch isSelected={reach !== null} onChange={(turns) => set(turns ? start() : null)}>
        {t('cameras.reach.turns')}
      </Switch>
      {reach && (
        <>
          <p className="notes">{t('cameras.reach.what')}</p>
          <div className="two-fields">
            <BoundedField
              label={t('cameras.reach.from')}
              unit="°"
              value={reach.fromDeg}
              onChange={(fromDeg) => set({ ...reach, fromDeg: ((fromDeg % 360) + 360) % 360 })}
              least={0}
              most={359.9}
            />
            <BoundedField
              label={t('cameras.reach.sweep')}
              unit="°"
              value={reach.sweepDeg}
              onChange={(sweepDeg) => set({ ...reach, sweepDeg })}
              least={1}
              most={360}
            />
            <BoundedField
              label={t('cameras.reach.tilt')}
              unit="°"
              value={reach.tiltDeg}
              onChange={(tiltDeg) => set({ ...reach, tiltDeg })}
              least={0}
              most={90}
            />
            <BoundedField
              label={t('cameras.reach.range')}
              unit="m"
              value={reach.rangeM}
              onChange={(rangeM) => set({ ...reach, rangeM })}
              least={1}
              most={500}
            />
          </div>
        </>
      )}
    </div>
  )
}
