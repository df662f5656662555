import { type ComponentProps, type SyntheticEvent, useState } from 'react'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { NumberField } from '../../ui/number-field.tsx'

/** A number field that says so when more or less is written than there can be. */
export function BoundedField(props: ComponentProps<typeof NumberField>) {
  const { value, least, most, unit = '', decimals = 1 } = props
  const t = useText()
  const formats = useFormats()
  const [typed, setTyped] = useState<number | null>(null)
  // Before the field itself takes the number, and puts it right.
  const look = ({ target }: SyntheticEvent) => {
    const wanted = target instanceof HTMLInputElement ? numberIn(target.value) : Number.NaN
    if (wanted < least || wanted > most) setTyped(wanted)
  }
  const bound = typed === null ? null : typed > most ? most : least
  const space = unit === '°' ? '' : ' '
  const written = (number: number) =>
    `${formats.number(number, Number.isInteger(number) ? 0 : decimals)}${space}${unit}`.trim()
  return (
    <div
      role="presentation"
      className="bounded-field"
      onBlurCapture={look}
      onKeyDownCapture={(event) => event.key === 'Enter' && look(event)}
      onInputCapture={() => setTyped(null)}
    >
      <NumberField {...props} />
      <p className="bounded-words small" role="status">
        {typed !== null &&
          bound === value &&
          t(`cameras.inspector.${bound === most ? 'tooMuch' : 'tooLittle'}`, {
            typed: written(typed),
            value: written(bound),
          })}
      </p>
    </div>
  )
}

/** What somebody has written as a number, with a comma or a point; NaN when it is none. */
function numberIn(words: string): number {
  const plain = words.replace(/[\s°]/g, '').replace('−', '-').replace(',', '.')
  return plain === '' ? Number.NaN : Number(plain)
}
