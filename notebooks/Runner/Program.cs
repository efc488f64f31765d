Console.WriteLine("notebooks");
