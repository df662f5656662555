import type { KeyboardEvent } from 'react'
import { NumberField as AriaNumberField, Group, Input, Label, Text } from 'react-aria-components'
import './field.css'
import './number-field.css'

type Props = {
  label: string
  help?: string
  /** Short and after the number: "m", "°". */
  unit?: string
  value: number
  onChange: (value: number) => void
  least: number
  most: number
  /** One press of an arrow; ten times as much with Shift. */
  step?: number
  decimals?: number
  isDisabled?: boolean
}

/** A number with its unit. Arrow keys step it, with Shift ten steps at a time. */
export function NumberField(props: Props) {
  const { label, help, unit, value, onChange, least, most, step = 1, decimals = 1 } = props
  const onKeyDown = (event: KeyboardEvent) => {
    const sign = { ArrowUp: 1, ArrowDown: -1 }[event.key]
    if (!sign || !event.shiftKey || props.isDisabled) return
    event.preventDefault()
    event.stopPropagation()
    onChange(Math.min(most, Math.max(least, value + sign * 10 * step)))
  }
  return (
    <AriaNumberField
      className="field number-field"
      value={value}
      onChange={(next) => Number.isFinite(next) && next !== value && onChange(next)}
      validationBehavior="aria"
      minValue={least}
      maxValue={most}
      step={decimals === 0 ? step : 10 ** -decimals}
      formatOptions={{ maximumFractionDigits: decimals, useGrouping: false }}
      isDisabled={props.isDisabled ?? false}
    >
      <Label>{label}</Label>
      <Group className="number-group" onKeyDownCapture={onKeyDown}>
        <Input className="input" />
        {unit && (
          <span className="unit muted" aria-hidden="true">
            {unit}
          </span>
        )}
      </Group>
      {help && (
        <Text slot="description" className="help">
          {help}
        </Text>
      )}
    </AriaNumberField>
  )
}
