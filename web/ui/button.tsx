import { Button as AriaButton, type ButtonProps } from 'react-aria-components'
import './button.css'
import { Icon, type IconName } from './icons.tsx'

type Look = 'plain' | 'primary' | 'quiet' | 'danger'
type Props = Omit<ButtonProps, 'className' | 'style' | 'children'> & { look?: Look }

/** A button with words, and perhaps an icon before them. */
export function Button({
  look = 'plain',
  icon,
  children,
  ...rest
}: Props & { icon?: IconName; children: React.ReactNode }) {
  return (
    <AriaButton {...rest} className={`button ${look === 'danger' ? 'quiet danger' : look}`}>
      {icon && <Icon name={icon} size={18} />}
      {children}
    </AriaButton>
  )
}

/** A button that is only an icon; `label` is what it does, in words. */
export function IconButton({
  icon,
  label,
  look = 'quiet',
  ...rest
}: Props & { icon: IconName; label: string }) {
  return (
    <AriaButton {...rest} aria-label={label} className={`button icon-only ${look}`}>
      <Icon name={icon} />
    </AriaButton>
  )
}
