Console.WriteLine("data-fetch");
