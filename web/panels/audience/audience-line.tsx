import type { Ref } from 'react'
import type { Kept } from '../../state/session.ts'
import { Icon } from '../../ui/icons.tsx'
import './audience.css'
import { useAudienceWords } from './use-audience-words.ts'

/** Whose a record is and who sees it, as one line. @param ref for putting the focus on it */
export function AudienceLine({ of, ref }: { of: Kept; ref?: Ref<HTMLParagraphElement> }) {
  const { owned, seen } = useAudienceWords()(of)
  return (
    <p ref={ref} className="audience-line" tabIndex={ref ? -1 : undefined}>
      <Icon name="eye" size={16} />
      <span>
        {owned && `${owned} · `}
        {seen}
      </span>
    </p>
  )
}
