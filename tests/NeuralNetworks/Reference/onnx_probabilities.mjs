// What ONNX Runtime computes: node onnx_probabilities.mjs FOLDER MODEL INPUT
// FOLDER has node_modules/onnxruntime-node (npm install onnxruntime-node); INPUT is float32 (N, C, H, W), row-major, without a header.
// Prints the model's SHA-256, then the probabilities of all pictures, row by row. The lines of onnx_probabilities.txt are such outputs with a
// name in front; OnnxRuntimeTests makes the models and inputs, and shows the line to store when it differs.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [folder, model, input] = process.argv.slice(2);
const { InferenceSession, Tensor } = createRequire(resolve(folder) + '/')('onnxruntime-node');
const bytes = readFileSync(model);
const numbers = readFileSync(input);
const session = await InferenceSession.create(bytes, { intraOpNumThreads: 1 });
const shape = session.inputMetadata[0].shape.slice(1);
const values = new Float32Array(numbers.buffer.slice(numbers.byteOffset, numbers.byteOffset + numbers.length));
const pictures = values.length / shape.reduce((product, size) => product * size);
const { probabilities } = await session.run({ input: new Tensor('float32', values, [pictures, ...shape]) });
console.log(createHash('sha256').update(bytes).digest('hex'), Array.from(probabilities.data, value => value.toPrecision(9)).join(' '));
