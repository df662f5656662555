import { type ComponentProps, useRef } from 'react'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Icon } from '../ui/icons.tsx'
import './free-text.css'
import { excerptAround, findSensitive, type Sensitive } from './sensitive-words.ts'

const SHOWN = 3
type Props = ComponentProps<typeof TextField> & { value: string }

/**
 * A field for words of one's own. While one writes it says what looks like a number that somebody
 * could be told by, and shows where. A warning, no refusal: only the server refuses, and only
 * personal identity numbers.
 */
export function FreeText(props: Props) {
  const host = useRef<HTMLDivElement>(null)
  const found = findSensitive(props.value).slice(0, SHOWN)
  const show = ({ start, end }: Sensitive) => {
    const field = host.current?.querySelector<HTMLTextAreaElement | HTMLInputElement>('.input')
    field?.focus()
    field?.setSelectionRange(start, end)
  }
  return (
    <div ref={host} className="free-text">
      <TextField {...props} />
      <div role="status">
        {found.length > 0 && <Warning text={props.value} found={found} onShow={show} />}
      </div>
    </div>
  )
}

function Warning(props: {
  text: string
  found: readonly Sensitive[]
  onShow: (one: Sensitive) => void
}) {
  const t = useText()
  const { text, found, onShow } = props
  return (
    <div className="sensitive small">
      <Icon name="warning" size={16} />
      <div>
        {found.map((one) => {
          const { before, marked, after } = excerptAround(text, one)
          return (
            <div key={one.start} className="sensitive-one">
              <p>{t(`problem.sensitive.${one.kind}`)}</p>
              <p className="sensitive-place">
                {before}
                <mark>{marked}</mark>
                {after}
              </p>
              <Button look="quiet" onPress={() => onShow(one)}>
                {t('problem.sensitive.show')}
              </Button>
            </div>
          )
        })}
        <p>{t('problem.sensitive.why')}</p>
      </div>
    </div>
  )
}
