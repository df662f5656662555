import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components'
import './field.css'
import { Icon } from './icons.tsx'

type Props<Key extends string> = {
  label: string
  /** Says the label to screen readers only. */
  labelHidden?: boolean
  options: readonly { id: Key; words: string }[]
  value: Key | null
  onChange: (value: Key) => void
  placeholder?: string
  problem?: string | undefined
}

/** One of a list, in a menu. */
export function Select<Key extends string>(props: Props<Key>) {
  const { label, labelHidden = false, options, value, onChange, placeholder = '', problem } = props
  return (
    <AriaSelect
      className="field"
      value={value}
      onChange={(key) => key !== null && onChange(key as Key)} // the keys are the options' ids
      placeholder={placeholder}
      validationBehavior="aria"
      isInvalid={Boolean(problem)}
    >
      <Label className={labelHidden ? 'visually-hidden' : 'label'}>{label}</Label>
      <Button className="input select-button">
        <SelectValue />
        <Icon name="down" size={16} />
      </Button>
      <Popover className="popover">
        <ListBox className="listbox" items={options}>
          {({ id, words }) => (
            <ListBoxItem id={id} className="option" textValue={words}>
              {words}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
