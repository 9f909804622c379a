/** The picture of a contact. */
export const picture = {
  change: 'Change picture',
  choose: 'Choose picture…',
  remove: 'Remove picture',
  notAPicture: 'This file is not a picture that Fieldbook can read. JPEG, PNG and WebP work.',
  notKept: 'The picture was not saved: this laptop could not write it. Make room on the disk, then choose it again.',
  missing: 'its file is not on this laptop. Choose it again.',
  none: 'no picture',
  another: 'another picture',
  new: 'a new picture',
}
