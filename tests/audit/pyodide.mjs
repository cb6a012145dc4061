// node pyodide.mjs <wheel> <module>...: what of the package runs in Pyodide's core, without a network: every file compiles, each module is imported.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const { loadPyodide } = createRequire(`${process.env.AUDIT_TOOLS}/`)("pyodide");

const [wheel, ...modules] = process.argv.slice(2);
const python = await loadPyodide();
python.unpackArchive(new Uint8Array(readFileSync(wheel)), "wheel");
python.globals.set("modules", modules);
console.log(python.runPython(`
import importlib, json, sys
from pathlib import Path
sys.path.insert(0, ".")
failed, files = [], sorted(Path("explainers").rglob("*.py"))
for file in files:
    try:
        compile(file.read_text("utf-8"), str(file), "exec")
    except SyntaxError as error:
        failed.append(f"{file}: {error}")
for name in modules:
    try:
        importlib.import_module(name)
    except Exception as error:
        failed.append(f"{name}: {type(error).__name__}: {error}")
json.dumps({"files": len(files), "failed": failed, "platform": sys.platform, "python": sys.version.split()[0]})
`));
