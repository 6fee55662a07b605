/** Has the browser save a text as a file. */
export function saveFile(options: {
  name: string;
  type: string;
  text: string;
}): void {
  const { name, type, text } = options;
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
