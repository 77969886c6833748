/* Make a photo small on the phone before it travels: at most 2560 px, JPEG, without place or camera data.
 *
 * shrink(file) → Blob. A file that this browser cannot open (HEIC in Chromium) is returned as it is: the server can.
 */
const LONGEST_SIDE = 2560;
const QUALITY = 0.85;

export async function shrink(file) {
  const picture = await decode(file);
  if (!picture) return file;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext("2d");
  context.fillStyle = "#FFFFFF"; // JPEG has no see-through parts
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise((resolve) => { canvas.toBlob(resolve, "image/jpeg", QUALITY); });
  canvas.width = canvas.height = 0; // old iPhones keep the memory otherwise
  return blob ?? file;
}

async function decode(file) {
  if (!("createImageBitmap" in window) || file.size === 0) return null;
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return null;
  }
}
