using FerKernelHost;

if (args is not [var notebook, var record])
{
    Console.Error.WriteLine($"{args.Length} arguments, expected two: the notebook to run and the file to write its record to.");
    return 2;
}

await NotebookExecution.RunAsync(notebook, record);
// Whatever threads the cells left behind.
Environment.Exit(0);
return 0;
