import { type ComponentProps, type ReactNode, useEffect, useRef } from 'react'
import { Icon } from '../ui/icons.tsx'
import { BadNews } from '../ui/panel.tsx'
import { bringIntoView } from './bring-into-view.ts'

/** Something that went well, said where one looks next. */
export const Told = ({ children }: { children: ReactNode }) => (
  <Seen>
    <p className="told" role="status">
      <Icon name="check" size={18} />
      <span>{children}</span>
    </p>
  </Seen>
)

/** Something that went wrong and is not about one field. */
export const Refused = (props: ComponentProps<typeof BadNews>) => (
  <Seen>
    <BadNews {...props} />
  </Seen>
)

/** Words that come onto the screen wherever it stood, and are where the keyboard goes on from. */
function Seen({ children }: { children: ReactNode }) {
  const words = useRef<HTMLDivElement>(null)
  useEffect(() => {
    words.current?.focus({ preventScroll: true })
    bringIntoView(words.current)
  }, [])
  return (
    <div ref={words} tabIndex={-1} className="seen">
      {children}
    </div>
  )
}
