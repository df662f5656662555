import type { Kept } from '../../state/session.ts'
import { Icon } from '../../ui/icons.tsx'
import './audience.css'
import { useAudienceWords } from './use-audience-words.ts'

/** Whose a record is and who sees it, as one line. */
export function AudienceLine({ of }: { of: Kept }) {
  const { owned, seen } = useAudienceWords()(of)
  return (
    <p className="audience-line">
      <Icon name="eye" size={16} />
      <span>
        {owned && `${owned} · `}
        {seen}
      </span>
    </p>
  )
}
