import { type ShapeKind, type ShapeLook, shapeInk, shapePaths } from './camera-shapes.ts'

const painted = {
  camera: 'var(--camera)',
  cameraPlanned: 'var(--camera-planned)',
  cameraRemoved: 'var(--camera-removed)',
  cameraOther: 'var(--camera-other)',
  surface: 'var(--surface)',
}

/** A camera's mark as it stands on the map, beside the words that say the same. */
export function CameraMarkIcon(props: { kind: ShapeKind; look: ShapeLook; size?: number }) {
  const { kind, look, size = 20 } = props
  const { fill, stroke, width } = shapeInk(kind, look, painted)
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={shapePaths[kind]} fill={fill} stroke={stroke} strokeWidth={width} />
    </svg>
  )
}
