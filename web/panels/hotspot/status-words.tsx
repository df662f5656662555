import type { HotspotStatus } from '../../../geodata/model/hotspot.ts'
import { useText } from '../../text/text.ts'

/** Where the work stands: words first, with a mark that fills as the work goes on. */
export function StatusWords({ status }: { status: HotspotStatus }) {
  const t = useText()
  return (
    <span className="status small">
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <circle
          cx="5"
          cy="5"
          r="4"
          fill={status === 'active' || status === 'watched' ? 'currentColor' : 'none'}
          fillOpacity={status === 'watched' ? 0.4 : 1}
          stroke="currentColor"
          strokeWidth="1.5"
          strokeDasharray={status === 'proposed' ? '2 1.5' : undefined}
        />
        {status === 'closed' && <path d="M2.500 5h5" stroke="currentColor" strokeWidth="1.500" />}
      </svg>
      {t(`hotspot.status.${status}`)}
    </span>
  )
}
