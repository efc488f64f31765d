using FerNotebooks.Runner;
using FerNotebooks.Runner.Kernel;

return args is [KernelProcess.Argument, var pipe, var notebook]
    ? await KernelProcess.RunAsync(pipe, notebook)
    : await CommandLine.RunAsync(args);
