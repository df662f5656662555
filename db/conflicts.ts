/**
 * What the client is told when a constraint says no, by the constraint's name: the HTTP status, and
 * the field to point at. A name that is not listed is a fault of ours, not of the input.
 */
export const conflicts: {
  [constraint: string]: { status: 400 | 409; path: string; message: string }
} = {
  incident_external_id_unique: taken('externalId', 'this source already has an incident with it'),
  camera_external_id_unique: taken('externalId', 'this source already has a camera with it'),
  obstacle_external_id_unique: taken('externalId', 'this source already has an obstacle with it'),
  street_lamp_external_id_unique: taken('externalId', 'this source already has a lamp with it'),
  lens_model_unique: taken('model', 'your unit already has this maker and model'),
  person_email_unique: taken('email', 'somebody has it already'),
  person_unit_id_fkey: unknown('unitId'),
  municipality_pkey: taken('code', 'there already is a municipality with it'),
  planning_area_owner_unit_id_fkey: unknown('ownerUnitId'),
  incident_owner_unit_id_fkey: unknown('ownerUnitId'),
  hotspot_owner_unit_id_fkey: unknown('ownerUnitId'),
  camera_owner_unit_id_fkey: unknown('ownerUnitId'),
  deployment_owner_unit_id_fkey: unknown('ownerUnitId'),
  lens_owner_unit_id_fkey: unknown('ownerUnitId'),
  plan_owner_unit_id_fkey: unknown('ownerUnitId'),
  obstacle_owner_unit_id_fkey: unknown('ownerUnitId'),
  street_lamp_owner_unit_id_fkey: unknown('ownerUnitId'),
  terrain_owner_unit_id_fkey: unknown('ownerUnitId'),
  deployment_municipality_camera_id_fkey: unknown('cameraId'),
  planning_area_shape: invalid('area'),
  hotspot_shape: invalid('area'),
  obstacle_shape_valid: invalid('shape'),
}

function taken(path: string, message: string) {
  return { status: 409, path, message } as const
}
function unknown(path: string) {
  return { status: 400, path, message: 'there is none with this id' } as const
}
function invalid(path: string) {
  return {
    status: 400,
    path,
    message: 'the shape crosses itself or has a hole outside it',
  } as const
}

/** The constraint that an error from either home names, if it is about one. */
export const constraintOf = (error: unknown): string | undefined => {
  const { constraint, constraint_name } = error as { constraint?: string; constraint_name?: string }
  return constraint ?? constraint_name
}

/** True when two transactions stood in each other's way and this one gave in: it may be tried again. */
export const isClash = (error: unknown): boolean =>
  /^(40001|40P01)$/.test((error as { code?: string }).code ?? '')

/** True for a value no column can hold: SQLSTATE class 22, such as a year before Christ. */
export const isUnkeepable = (error: unknown): boolean =>
  /^22/.test((error as { code?: string }).code ?? '')

/** True when the server home ended a statement or a transaction because it took too long. */
export const isOutOfTime = (error: unknown): boolean =>
  /^(57014|25P03)$/.test((error as { code?: string }).code ?? '')
