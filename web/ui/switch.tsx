import type { ReactNode } from 'react'
import { Switch as AriaSwitch } from 'react-aria-components'
import './field.css'

/** On or off, at once. */
export function Switch(props: {
  isSelected: boolean
  onChange: (isSelected: boolean) => void
  children: ReactNode
}) {
  return (
    <AriaSwitch isSelected={props.isSelected} onChange={props.onChange} className="switch">
      <span className="track" />
      <span>{props.children}</span>
    </AriaSwitch>
  )
}
