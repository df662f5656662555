import type { ReactNode } from 'react'
import { Icon } from '../ui/icons.tsx'

/** Something that went well, said where one looks next. */
export const Told = ({ children }: { children: ReactNode }) => (
  <p className="told" role="status">
    <Icon name="check" size={18} />
    <span>{children}</span>
  </p>
)
